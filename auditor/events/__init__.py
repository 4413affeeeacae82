"""Makes events of what was told and of what can be concluded: merging, outcomes, clocks, and what is only inferred."""

from auditor.events.sighting import EventSighting, EventTally, FindingKey

__all__ = ["EventSighting", "EventTally", "FindingKey"]
