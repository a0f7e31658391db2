// The mapping of tables follows.
