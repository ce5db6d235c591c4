# Dingfengbo in a container. The data directory is a volume; with DATABASE_URL any number of these may run side by side.
# Run it with a read-only root, as compose.yaml does: docker run --read-only --tmpfs /tmp --cap-drop ALL
#   --security-opt no-new-privileges -v desk:/data -p 127.0.0.1:8321:8321 IMAGE
# The image is this one and no other; `make digests` asks the registry for the newest and writes it here and in compose.yaml.
ARG PYTHON_IMAGE=python:3.13-slim-trixie@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285
FROM ${PYTHON_IMAGE}
# pg_dump and its like, for `python -m bot backup` and `restore`; they must not be older than the server.
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 1000 --no-create-home desk && mkdir --mode 700 /data && chown desk /data
WORKDIR /app
COPY pyproject.toml .ci/requirements.txt README.md LICENSE ./
# What runs is what was locked, byte for byte; nothing of ours is needed for it, so this layer stays.
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY bot bot
COPY handlers handlers
COPY prompts prompts
COPY storage storage
RUN pip install --no-cache-dir --no-deps .
USER 1000
ENV DATA_DIR=/data HOST=0.0.0.0 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
VOLUME /data
EXPOSE 8321
HEALTHCHECK --start-period=20s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8321/healthz', timeout=3)"]
# SIGTERM ends it within ten seconds; messages not yet sent are sent by another process, or after the next start.
CMD ["python", "-m", "bot"]
