"""Formulas in words: how each kind of indicator is computed."""

from plancom.language.translation import later

FORMULAS = {
    "total": later(
        "Suma de los meses completos y cubiertos del año del plan. Lo esperado es la meta del año repartida entre esos mismos meses."
    ),
    "daily_rate": later(
        "Publicaciones del último mes completo, divididas por los días de ese mes. Lo esperado sube en línea recta desde la línea base hasta la meta."
    ),
    "ratio": later(
        "Trámites completados en línea ÷ trámites completados por todos los canales, sumados sobre los meses del año (nunca el promedio de los porcentajes de cada mes)."
    ),
    "tasks": later("Tareas hechas ÷ tareas del plan."),
}
