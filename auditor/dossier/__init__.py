"""What each recipient can put together of a person, out of findings and events alone."""

from auditor.dossier.build import Companies, Company, dossiers_of

__all__ = ["Companies", "Company", "dossiers_of"]
