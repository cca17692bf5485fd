"""What the database knew at an earlier moment: whatever was entered since is forgotten, within a transaction."""

from datetime import datetime

# When each row of these was entered; rows of submissions go with their submission.
MOMENTS = {
    "submissions": "submitted_at",
    "submission_events": "happened_at",
    "month_events": "happened_at",
    "approval_events": "happened_at",
    "account_events": "happened_at",
    "audit_entries": "happened_at",
    "originals": "kept_at",
}


def forget_since(cursor, moment: datetime) -> None:
    """Delete all that was entered at ``moment`` or later; the transaction of the ``cursor`` must be taken back.

    The settings that the program brings along count at any time.
    """
    later = [moment]
    gone = "select submission_id from submissions where submitted_at >= ?"
    for table in _tables_of_submissions(cursor):
        cursor.execute(f"delete from {table} where submission_id in ({gone})", later)
    for table, entered_at in MOMENTS.items():
        cursor.execute(f"delete from {table} where {entered_at} >= ?", later)
    cursor.execute("delete from settings where changed_at >= ? and changed_by != 'default'", later)


def _tables_of_submissions(cursor) -> list[str]:
    """The stored tables whose rows belong to a submission, but that of submissions itself."""
    found = cursor.execute(
        """
        select columns.table_name from duckdb_columns() as columns
        inner join duckdb_tables() as tables on columns.table_oid = tables.table_oid
        where columns.column_name = 'submission_id' and columns.table_name != 'submissions'
        """
    )
    return [name for (name,) in found.fetchall()]
