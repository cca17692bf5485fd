"""Findings in words."""

from monitoring.language.catalogue import current


def evidence(finding: dict) -> str:
    """What a row of ``target_findings`` or ``actual_findings`` found and what to do, in the language in use."""
    if current() == "zh":
        return f"{finding['evidence']}{finding['suggestion']}"
    return f"{finding['evidence_en']} {finding['suggestion_en']}"
