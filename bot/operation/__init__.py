"""What running as a service needs: logs, metrics, health."""
