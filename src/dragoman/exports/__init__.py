"""What was found, in open formats: one module a format, each a pure function from records to lines or bytes."""
