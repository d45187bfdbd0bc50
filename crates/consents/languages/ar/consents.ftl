# Both declarations; keys as in de/consents.ftl.
