"""The web interface and the JSON API over a dossier; `app.create_app` makes it."""
