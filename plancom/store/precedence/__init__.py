"""Which row counts where several say the same, and what the rows that count add up to."""
