"""What a project states, as plain JSON, and back: shared by the formats that hold all of it."""
