"""What comes next: what is still needed, where an indicator is heading, and what an event may have moved. Pure functions."""
