FROM python:3.11-slim-bookworm AS packages
WORKDIR /srv/red-thread
COPY app app
# The same lock with the same hashes as without Docker; what installs is not needed afterwards.
RUN UV_COMPILE_BYTECODE=1 UV_NO_CACHE=1 python -m app prepare \
    && .venv/bin/python -m pip uninstall --yes uv setuptools pip

FROM python:3.11-slim-bookworm
WORKDIR /srv/red-thread
RUN useradd --uid 10001 --no-create-home --home-dir /data red-thread \
    && install --directory --owner=red-thread /data
COPY --from=packages /srv/red-thread/.venv .venv
COPY app app
COPY static static
COPY templates templates
ENV PATH=/srv/red-thread/.venv/bin:$PATH PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz')"]
CMD ["python", "-m", "app", "run", "--host", "0.0.0.0", "--data", "/data"]
