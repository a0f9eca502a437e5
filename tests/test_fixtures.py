"""The shared fixtures do what their names promise."""

from sqlalchemy import create_engine, text


def test_each_engine_gives_an_empty_database(database_url):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE something (n INTEGER)"))
        connection.execute(text("INSERT INTO something VALUES (1)"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM something")).scalar_one() == 1
    engine.dispose()


def test_the_next_database_knows_nothing_of_the_last(postgres_url):
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        tables = connection.execute(text("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'")).scalar_one()
    engine.dispose()
    assert tables == 0
