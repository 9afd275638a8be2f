"""What stands on the home programme's page: chosen words and numbers, no layout."""
