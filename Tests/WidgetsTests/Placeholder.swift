// Filled by the tests that follow.
