"""What does this app or device send, to whom, and can you prove it? The public names of the package."""

__version__ = "0.1.0"

__all__ = ["__version__"]
