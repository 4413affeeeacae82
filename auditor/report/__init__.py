"""The report as a frozen document, and its renderings; renderers read nothing but the document."""
