"""What one knows of one's own device: values to look for in everything that is sent."""

from auditor.profile.load import Indicator, Profile, load_profile

__all__ = ["Indicator", "Profile", "load_profile"]
