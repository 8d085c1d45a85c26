"""From changes to ordered groups of actions; pure, and without a server."""
