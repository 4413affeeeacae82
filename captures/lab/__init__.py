"""The capture lab: plays scenarios between two network namespaces with real servers and clients, and records them."""
