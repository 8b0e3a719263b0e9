# The image of every Airflow service in docker-compose.yml.
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS dependencies
RUN python -m venv /opt/venv
COPY requirements.lock /tmp/requirements.lock
# Every wheel must match its hash in the lock; nothing is built from source, so no compiler is needed.
RUN /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: \
    --requirement /tmp/requirements.lock

FROM ${PYTHON_IMAGE}
LABEL org.opencontainers.image.title="Wirehouse" \
      org.opencontainers.image.description="Open news ETL: raw news pages in, analysis-ready Postgres tables out." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    AIRFLOW_HOME=/opt/airflow

# A named volume takes its owner from the folder that it first covers.
RUN groupadd --gid 50000 wirehouse \
    && useradd --uid 50000 --gid wirehouse --no-create-home --home-dir /opt/airflow wirehouse \
    && mkdir -p /opt/airflow /var/lib/wirehouse /var/lib/airflow-auth /var/log/airflow /landing \
    && chown wirehouse:wirehouse /opt/airflow /var/lib/wirehouse /var/lib/airflow-auth /var/log/airflow \
    && chmod 700 /var/lib/airflow-auth

COPY --from=dependencies /opt/venv /opt/venv

WORKDIR /opt/wirehouse
COPY pyproject.toml README.md ./
COPY include include
# In place, because the code finds its sources, suites and SQL next to itself; from the lock's own setuptools.
RUN pip install --no-cache-dir --no-deps --no-build-isolation --no-index --editable .
COPY docker docker
COPY plugins plugins
COPY dags dags

USER wirehouse
CMD ["airflow", "version"]
