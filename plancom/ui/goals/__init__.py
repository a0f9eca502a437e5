"""What the office decides about the plan's goals: readings, baselines, targets."""
