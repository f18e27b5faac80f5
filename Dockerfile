FROM python:3.12-slim AS assets
WORKDIR /app
COPY requirements-node.lock ./
COPY assets ./assets
RUN python assets/install.py

FROM python:3.12-slim

# No packages of the distribution are needed: every dependency comes as a wheel with a hash in requirements.lock.
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_ROOT_USER_ACTION=ignore \
    PYTHONUNBUFFERED=1

RUN useradd --system --uid 10001 --no-create-home plekwijzer \
 && install -d -o plekwijzer -g plekwijzer /var/lib/plekwijzer /var/lib/wisregister \
    /var/cache/plekwijzer

WORKDIR /app

COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY data ./data
COPY features ./features
COPY matching ./matching
COPY api ./api
# The design system of the pages, made in a stage of its own so that Node stays out of this image.
COPY --from=assets /app/api/web/static/vendor ./api/web/static/vendor
# Editable: one copy of the code, there where a traceback points.
RUN pip install --no-deps --no-build-isolation --no-index -e . \
 && python -m compileall -q api data features matching

# Without another address the database is one SQLite file, in the one folder that must be kept.
# Compiled loops are kept in the other folder; it may be emptied at any time.
ENV PLEKWIJZER_DATABASE_URL=sqlite:////var/lib/plekwijzer/plekwijzer.sqlite3 \
    NUMBA_CACHE_DIR=/var/cache/plekwijzer
VOLUME /var/lib/plekwijzer
WORKDIR /var/lib/plekwijzer

USER plekwijzer
ENTRYPOINT ["plekwijzer"]
CMD ["--help"]
