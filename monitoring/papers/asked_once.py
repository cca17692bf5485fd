"""The database of somebody while many papers are made: of one department each question is asked once."""


class AskedOnce:
    """Whatever a database can, with the answers about one department kept until the next one is asked about."""

    def __init__(self, database):
        self._database = database
        self._department: str | None = None
        self._answers: dict[tuple, list[dict]] = {}

    def query(self, name: str, **parameters) -> list[dict]:
        """The rows of a metric, everybody's and not to be changed. Raises what the database raises."""
        department = parameters.get("department_code")
        if department != self._department:
            self._department, self._answers = department, {}
        question = (name, *sorted(parameters.items()))
        if question not in self._answers:
            self._answers[question] = self._database.query(name, **parameters)
        return self._answers[question]

    def __getattr__(self, name: str):
        return getattr(self._database, name)
