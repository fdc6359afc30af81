# Newsdesk as a container. The seeds are the corpus until a folder is mounted over /corpus; /cache,
# for the compiled archive, is the only place that is written to.
#
#   docker run --rm newsdesk about
#   docker run --rm --read-only -v ./documents:/corpus:ro -v newsdesk:/cache -e DISCORD_TOKEN newsdesk
#
# Two secrets, both optional, for builds behind a mirror or a proxy (`make image` hands over yours):
# `pip`, a pip.conf, and `ca`, the certificates to trust.

ARG BASE=docker.io/library/python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
    PIP_CONFIG_FILE=/run/secrets/pip \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_NO_COMPILE=1 \
    PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
RUN python -m venv --without-pip /opt/newsdesk
COPY requirements.txt .
RUN --mount=type=secret,id=pip --mount=type=secret,id=ca,target=/etc/ssl/certs/ca-certificates.crt \
    python -m pip --python /opt/newsdesk/bin/python install \
        --quiet --require-hashes --only-binary :all: -r requirements.txt
COPY LICENSE README.md pyproject.toml ./
COPY bot bot
COPY config /app/config
COPY seeds /corpus
# Setuptools, which the lock has for this one step, goes again; so do tests, types and sources in C,
# libraries for Windows, zstandard's second engine, symspellpy's pairs of words and Pillow's AVIF:
# nothing of it is used. Bytecode is not checked against its source, as nothing in the image changes.
RUN python -m pip --python /opt/newsdesk/bin/python install \
        --quiet --no-index --no-deps --no-build-isolation . \
    && python -m pip --python /opt/newsdesk/bin/python uninstall --quiet --yes setuptools \
    && find /opt/newsdesk -depth \( -type d \( -name tests -o -name '*-stubs' -o -name __pyinstaller \) \
        -o -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.[ch]' -o -name '*.dll' \
        -o -path '*/zstandard/_cffi.*' -o -path '*/symspellpy/frequency_bigram*' \
        -o -path '*/PIL/_avif.*' -o -path '*/pillow.libs/libavif*' \) \
        -exec rm -rf {} + \
    && python -m compileall -q --invalidation-mode unchecked-hash /opt/newsdesk/lib \
    && ln -s /corpus /app/seeds \
    && chmod -R u=rwX,go=rX /app /corpus

FROM ${BASE}
LABEL org.opencontainers.image.title="Newsdesk" \
    org.opencontainers.image.description="Answers questions about a corpus of news coverage in Discord, with sources" \
    org.opencontainers.image.licenses="MIT" \
    org.opencontainers.image.base.name="docker.io/library/python:3.11-slim-bookworm"
# Python's own image comes without bytecode of the standard library: without it, each start, that of
# every health check too, would compile what it imports.
RUN python -m compileall -q --invalidation-mode unchecked-hash \
        -x '/(site-packages|dist-packages|test|idlelib|lib2to3|ensurepip|turtledemo)/' \
        "$(python -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')" \
    && groupadd --gid 10001 newsdesk \
    && useradd --uid 10001 --gid 10001 --home-dir /cache --no-create-home --shell /usr/sbin/nologin newsdesk \
    && install --directory --owner 10001 --group 10001 --mode 0700 /cache
COPY --from=build /opt/newsdesk /opt/newsdesk
COPY --from=build /app /app
COPY --from=build /corpus /corpus
ENV PATH=/opt/newsdesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    TMPDIR=/cache \
    XDG_CACHE_HOME=/cache \
    NEWSDESK_HOST=0.0.0.0
WORKDIR /app
VOLUME ["/corpus", "/cache"]
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10m --retries=3 CMD ["newsdesk", "health"]
ENTRYPOINT ["newsdesk"]
CMD ["run"]
