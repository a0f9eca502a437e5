"""plancom: a public communications plan against what really happened."""

__version__ = "0.1.0"
