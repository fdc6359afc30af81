"""Answers: the facts found for a question, as data; one module for each kind, pure functions."""
