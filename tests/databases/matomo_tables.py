"""The tables of Matomo 5 that plancom reads, with the columns and keys that its installer and its plugins give them, and rows for them."""

import datetime as dt

from sqlalchemy import Engine, text

TABLES = (
    """CREATE TABLE matomo_site (
      idsite INTEGER(10) UNSIGNED NOT NULL AUTO_INCREMENT, name VARCHAR(90) NOT NULL, main_url VARCHAR(255) NOT NULL,
      ts_created TIMESTAMP NULL, ecommerce TINYINT DEFAULT 0, sitesearch TINYINT DEFAULT 1,
      sitesearch_keyword_parameters TEXT NOT NULL, sitesearch_category_parameters TEXT NOT NULL, timezone VARCHAR(50) NOT NULL,
      currency CHAR(3) NOT NULL, exclude_unknown_urls TINYINT(1) DEFAULT 0, excluded_ips TEXT NOT NULL,
      excluded_parameters TEXT NOT NULL, excluded_user_agents TEXT NOT NULL, excluded_referrers TEXT NOT NULL,
      `group` VARCHAR(250) NOT NULL, `type` VARCHAR(255) NOT NULL, keep_url_fragment TINYINT NOT NULL DEFAULT 0,
      creator_login VARCHAR(100) NULL, PRIMARY KEY (idsite))""",
    """CREATE TABLE matomo_log_action (
      idaction INTEGER(10) UNSIGNED NOT NULL AUTO_INCREMENT, name VARCHAR(4096), hash INTEGER(10) UNSIGNED NOT NULL,
      type TINYINT UNSIGNED NULL, url_prefix TINYINT(2) NULL, PRIMARY KEY (idaction), INDEX index_type_hash (type, hash))""",
    """CREATE TABLE matomo_log_visit (
      idvisit BIGINT(10) UNSIGNED NOT NULL AUTO_INCREMENT, idsite INTEGER(10) UNSIGNED NOT NULL, idvisitor BINARY(8) NOT NULL,
      visit_last_action_time DATETIME NOT NULL, config_id BINARY(8) NOT NULL, location_ip VARBINARY(16) NOT NULL,
      profilable TINYINT(1) NULL, user_id VARCHAR(200) NULL, visit_first_action_time DATETIME NOT NULL,
      visitor_returning TINYINT(1) NULL, visitor_count_visits INT(11) UNSIGNED NOT NULL DEFAULT 0,
      visit_total_actions INT(11) UNSIGNED NULL, visit_total_time INT(11) UNSIGNED NOT NULL DEFAULT 0,
      PRIMARY KEY (idvisit), INDEX index_idsite_config_datetime (idsite, config_id, visit_last_action_time),
      INDEX index_idsite_datetime (idsite, visit_last_action_time),
      INDEX index_idsite_idvisitor_time (idsite, idvisitor, visit_last_action_time DESC))""",
    """CREATE TABLE matomo_log_link_visit_action (
      idlink_va BIGINT(10) UNSIGNED NOT NULL AUTO_INCREMENT, idsite INT(10) UNSIGNED NOT NULL, idvisitor BINARY(8) NOT NULL,
      idvisit BIGINT(10) UNSIGNED NOT NULL, idaction_url_ref INT(10) UNSIGNED NULL DEFAULT 0,
      idaction_name_ref INT(10) UNSIGNED NULL, custom_float DOUBLE NULL, pageview_position MEDIUMINT UNSIGNED NULL,
      server_time DATETIME NOT NULL, idpageview CHAR(6) NULL, idaction_name INT(10) UNSIGNED NULL,
      idaction_url INT(10) UNSIGNED NULL, search_cat VARCHAR(200) NULL, search_count INT(10) UNSIGNED NULL,
      idaction_event_action INT(10) UNSIGNED NULL, idaction_event_category INT(10) UNSIGNED NULL,
      PRIMARY KEY (idlink_va), INDEX index_idvisit (idvisit), INDEX index_idsite_servertime (idsite, server_time))""",
)
PAGE, DOWNLOAD, EVENT = 1, 3, 10  # log_action.type


class Matomo:
    """Matomo's database, seen by its tracker. `url` is that of a user who may only read."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine, self.url = engine, url
        with engine.begin() as connection:
            for table in TABLES:
                connection.execute(text(f"{table} ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"))
            for number, name, zone in (
                (1, "Concejo", "America/Bogota"),
                (2, "Otro", "UTC"),
                (3, "Madrid", "Europe/Madrid"),
            ):
                connection.execute(
                    text(
                        "INSERT INTO matomo_site VALUES (:n, :name, 'https://x', NULL, 0, 1, '', '', :zone, 'COP', 0, '', '', '', '', '', 'website', 0, NULL)"
                    ),
                    {"n": number, "name": name, "zone": zone},
                )
            for number, kind in ((1, PAGE), (2, DOWNLOAD), (3, EVENT)):
                connection.execute(
                    text("INSERT INTO matomo_log_action VALUES (:n, 'a', 1, :kind, NULL)"), {"n": number, "kind": kind}
                )

    def visit(self, last_action: str, *, visitor: int = 1, site: int = 1, pages: int = 1, downloads: int = 0) -> None:
        """A visit whose last action was at a moment in UTC («2018-01-01 05:00:00»); all its actions at that moment."""
        moment = dt.datetime.fromisoformat(last_action)
        who = visitor.to_bytes(8, "big")
        with self.engine.begin() as connection:
            number = connection.execute(
                text(
                    "INSERT INTO matomo_log_visit (idsite, idvisitor, visit_last_action_time, config_id, location_ip, visit_first_action_time)"
                    " VALUES (:site, :who, :moment, :who, '', :moment)"
                ),
                {"site": site, "who": who, "moment": moment},
            ).lastrowid
        for action in [1] * pages + [2] * downloads:
            self.action(last_action, url=action, visitor=visitor, site=site, visit=number)

    def action(
        self, moment: str, *, url: int | None, event: int | None = None, visitor: int = 1, site: int = 1, visit: int = 1
    ) -> None:
        """One action: a page (1), a download (2), or an event of a category (3)."""
        with self.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO matomo_log_link_visit_action (idsite, idvisitor, idvisit, server_time, idaction_url, idaction_event_category)"
                    " VALUES (:site, :who, :visit, :moment, :url, :event)"
                ),
                {
                    "site": site,
                    "who": visitor.to_bytes(8, "big"),
                    "visit": visit,
                    "moment": moment,
                    "url": url,
                    "event": event,
                },
            )

    def run(self, sql: str) -> None:
        with self.engine.begin() as connection:
            connection.execute(text(sql))
