"""The columns of the open data, table by table: each one's name, type and meaning, all said in the reader's language with `tr`."""

from plancom.language.translation import later

INDICATORS = {
    later("indicador"): (
        later("texto"),
        later("Código del indicador; después del punto, la parte (por ejemplo, la red)."),
    ),
    later("nombre"): (later("texto"), later("Nombre del indicador.")),
    later("estrategias"): (later("texto"), later("Estrategias del plan a las que pertenece, separadas por «|».")),
    later("unidad"): (later("texto"), later("Unidad de las cifras. Lo que es parte de un total va de 0 a 1.")),
    later("anio_plan"): (later("entero"), later("Año del plan: doce meses desde su inicio.")),
    later("meses_completos"): (later("entero"), later("Meses completos y con datos que cuentan.")),
    later("meses_sin_datos"): (
        later("texto"),
        later("Meses que habían terminado y no tienen datos, separados por «|»."),
    ),
    later("datos_hasta"): (later("fecha"), later("Último día con datos.")),
    later("lectura"): (later("texto"), later("Manera de leer la frase del plan que está en vigor.")),
    later("linea_base"): (later("decimal"), later("Nivel antes de empezar el plan.")),
    later("linea_base_estimada"): (later("sí o no"), later("Si la línea base se estimó con menos de doce meses.")),
    later("meta"): (later("decimal"), later("Valor prometido para el año del plan.")),
    later("esperado"): (later("decimal"), later("Dónde se debería estar a la fecha de corte.")),
    later("real"): (later("decimal"), later("Lo que pasó hasta la fecha de corte.")),
    later("cumplimiento"): (later("decimal"), later("Lo que va de la meta del año: real ÷ meta.")),
    later("ritmo"): (later("decimal"), later("Lo que va de lo esperado a la fecha: real ÷ esperado.")),
    later("avance"): (
        later("decimal"),
        later("(Real − línea base) ÷ (meta − línea base), en los indicadores de nivel."),
    ),
    later("necesario_por_mes"): (later("decimal"), later("Lo que falta para la meta ÷ los meses que faltan.")),
    later("estado"): (later("texto"), later("Semáforo: Va bien, En riesgo, Atrasada, Sin datos o Sin meta.")),
    later("provisional"): (later("sí o no"), later("Si todavía no están los doce meses.")),
}
SERIES = {
    later("indicador"): (later("texto"), later("Código del indicador.")),
    later("mes"): (later("AAAA-MM"), later("Mes.")),
    later("real"): (later("decimal"), later("Valor del mes.")),
    later("esperado"): (later("decimal"), later("Lo que se esperaba de ese mes.")),
    later("real_acumulado"): (later("decimal"), later("Valor desde el inicio del año del plan.")),
    later("esperado_acumulado"): (later("decimal"), later("Lo esperado desde el inicio del año del plan.")),
    later("anio_anterior"): (later("decimal"), later("Valor del mismo mes del año anterior.")),
    later("estado_mes"): (
        later("texto"),
        later("covered: completo; provisional: en parte; missing: sin datos; future: por venir."),
    ),
}
COUNTS = {
    later("conjunto"): (later("texto"), later("Conjunto de datos: visits, posts, press, procedures o activities.")),
    later("serie"): (
        later("texto"),
        later("Red, medio de prensa o tipo; vacío donde el conjunto tiene una sola serie."),
    ),
    later("medida"): (later("texto"), later("Qué se cuenta.")),
    later("mes"): (later("AAAA-MM"), later("Mes.")),
    later("valor"): (
        later("decimal"),
        later("Lo contado. Los visitantes únicos de varios días se suman: no son personas."),
    ),
    later("cubierto"): (
        later("sí o no"),
        later("Si se conocen todos los días del mes. Un mes cubierto y sin filas vale cero."),
    ),
    later("conjunto_nombre"): (later("texto"), later("Nombre del conjunto.")),
    later("serie_nombre"): (later("texto"), later("Nombre de la serie.")),
    later("medida_nombre"): (later("texto"), later("Nombre de la medida.")),
}
TASKS = {
    later("tarea"): (later("texto"), later("Código de la tarea.")),
    later("nombre"): (later("texto"), later("Nombre de la tarea.")),
    later("estrategia"): (later("texto"), later("Estrategia a la que pertenece.")),
    later("anio_plan"): (later("entero"), later("Año del plan al final del cual debe estar hecha.")),
    later("para_el"): (later("fecha"), later("Día en que vence.")),
    later("estado"): (
        later("texto"),
        later(
            "pending: pendiente; in_progress: en curso; done: hecha; postponed: aplazada; cancelled: cancelada; unsaid: sin estado registrado; delivered: con entregas y sin estado registrado."
        ),
    ),
    later("desde"): (later("fecha"), later("Desde cuándo está en ese estado.")),
}
FILES = {
    later("importacion"): (later("entero"), later("Número de la importación.")),
    later("fuente"): (later("texto"), later("Qué es el archivo.")),
    later("archivo"): (later("texto"), later("Nombre del archivo.")),
    later("desde"): (later("fecha"), later("Primer día que cubre.")),
    later("hasta"): (later("fecha"), later("Último día que cubre.")),
    later("filas"): (later("entero"), later("Filas leídas.")),
    later("sha256"): (later("texto"), later("Código SHA-256 del archivo, para comprobar que es el mismo.")),
    later("es_ejemplo"): (later("sí o no"), later("Si son datos de ejemplo, con cifras inventadas.")),
}
