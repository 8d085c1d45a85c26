"""The canonical form of declared texts, and whether unresolved texts differ, both from the server."""

from schemadiff.normalization.answers import Answers
from schemadiff.normalization.event_triggers import EventTriggerError
from schemadiff.normalization.normalizer import ask

__all__ = ["Answers", "EventTriggerError", "ask"]
