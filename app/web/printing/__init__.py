"""Sheets for the browser's own printer: the master sheet, the book's pages, the letter."""
