# Dingfengbo in a container. The data directory is a volume; with DATABASE_URL any number of these may run side by side.
FROM python:3.13-slim-trixie
# pg_dump and its like, for `python -m bot backup` and `restore`; they must not be older than the server.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home desk && mkdir /data && chown desk /data
WORKDIR /app
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY prompts prompts
COPY storage storage
RUN pip install --no-cache-dir --constraint constraints.txt '.[reader]'
USER desk
ENV DATA_DIR=/data HOST=0.0.0.0 PYTHONUTF8=1
VOLUME /data
EXPOSE 8321
HEALTHCHECK --start-period=20s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8321/healthz', timeout=3)"]
# SIGTERM ends it within ten seconds; messages not yet sent are sent by another process, or after the next start.
CMD ["python", "-m", "bot"]
