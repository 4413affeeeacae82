"""To share what was recorded without the person in it: values become placeholders, secrets go, structure stays."""
