"""The server's own spelling of declared text, and the verdict on what comparison could not decide."""

from schemadiff.normalization.event_triggers import EventTriggerError
from schemadiff.normalization.normalizer import Answers, ask

__all__ = ["Answers", "EventTriggerError", "ask"]
