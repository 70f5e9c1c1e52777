"""Settings: `base` in named sections, thin `dev`, `test` and `production` on top."""
