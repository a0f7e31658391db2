<!-- Written by tfcat publish, which replaces it: change the settings, not this file. -->
<resource schema="bursts" resdir=".">
  <meta name="creationDate">2026-11-23T00:00:00Z</meta>
  <meta name="title">Solar radio bursts of 12 September 2006</meta>
  <meta name="description">Bursts as polygons on dynamic spectra, found by eye.</meta>
  <meta name="subject">solar-physics</meta>
  <meta name="subject">solar-radio-emission</meta>
  <meta name="creator"><meta name="name">Example, Ada</meta><meta name="altIdentifier">https://orcid.org/0000-0002-1825-0097</meta></meta>
  <meta name="publisher">Observatory of Nowhere</meta>
  <meta name="contact.name">Data manager</meta>
  <meta name="contact.email">data@example.org</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Catalog</meta>
  <meta name="version">1.0</meta>
  <meta name="rights">Creative Commons Attribution 4.0 International</meta>
  <meta name="rights.rightsURI">https://spdx.org/licenses/CC-BY-4.0.html</meta>
  <meta name="coverage.waveband">Radio</meta>
  <meta name="utype">ivo://ivoa.net/std/epntap#table-2.0</meta>

  <table id="epn_core" onDisk="True" adql="True" primary="granule_uid" dupePolicy="dropOld">
    <mixin spatial_frame_type="none"
      optional_columns="feature_name datalink_url internal_reference publisher thumbnail_url time_refposition access_url access_format access_estsize access_md5 file_name"
      >//epntap2#table-2_0</mixin>
    <meta name="description">Bursts as polygons on dynamic spectra, found by eye.</meta>
    <meta name="_associatedDatalinkService">
      <meta name="serviceId">dl</meta>
      <meta name="idColumn">granule_uid</meta>
    </meta>
    <publish sets="local,ivo_managed"/>
    <index columns="time_min"/>
    <index columns="time_max"/>
    <index columns="granule_gid"/>
    <index columns="obs_id"/>
  </table>

  <coverage>
    <temporal>53990.37798611121 53990.79166666651</temporal>
    <spectral>5.830941732e-29 9.160541982375e-27</spectral>
  </coverage>

  <table id="imported" onDisk="True" primary="source" dupePolicy="dropOld">
    <meta name="description">The files of data/ that the table has taken in.</meta>
    <column name="source" type="text" required="True" description="Path below the inputs of the server"/>
  </table>

  <table id="removed" onDisk="True" primary="granule_uid">
    <meta name="description">Granules that are no longer part of the service.</meta>
    <column name="granule_uid" type="text" required="True" ucd="meta.id" description="Identifier of the granule"/>
  </table>

  <data id="import" updating="True">
    <sources pattern="data/*.csv">
      <ignoreSources fromdb="SELECT source FROM \schema.imported"/>
    </sources>
    <csvGrammar enc="utf-8">
      <rowfilter name="emptyIsNull">
        <code>yield {name: value or None for name, value in row.items()}</code>
      </rowfilter>
    </csvGrammar>
    <make table="epn_core">
      <rowmaker idmaps="*"/>
    </make>
    <make table="imported" rowSource="parameters">
      <rowmaker><map key="source">\inputRelativePath{True}</map></rowmaker>
    </make>
  </data>

  <data id="remove">
    <sources pattern="removed.csv"/>
    <csvGrammar enc="utf-8"/>
    <make table="removed">
      <rowmaker idmaps="*"/>
      <script type="postCreation" lang="SQL" name="remove granules that are gone">
        DELETE FROM \schema.epn_core WHERE granule_uid IN (SELECT granule_uid FROM \schema.removed)
      </script>
    </make>
  </data>

  <service id="files" allowed="static">
    <meta name="title">Files of Solar radio bursts of 12 September 2006</meta>
    <meta name="shortName">bursts files</meta>
    <nullCore/>
    <property name="staticData">static</property>
  </service>

  <service id="dl" allowed="dlmeta">
    <meta name="title">Links of Solar radio bursts of 12 September 2006</meta>
    <datalinkCore>
      <descriptorGenerator>
        <setup><code>
          import datetime, itertools, urllib.parse
        </code></setup>
        <code>
          with base.getTableConn() as connection:
            def granule(uid):
              rows = list(connection.queryToDicts(
                "SELECT * FROM \schema.epn_core WHERE granule_uid=%(uid)s", {"uid": uid}))
              return rows[0] if rows else None
            row = granule(pubDID)
            if row is None:
              return DatalinkFault.NotFoundFault(pubDID, "There is no such granule.")
            # An event lies in the file of its catalogue.
            data = row if row.get("access_url") else granule(row.get("internal_reference"))
          descriptor = ProductDescriptor(pubDID, None, None, row.get("access_format"))
          descriptor.suppressAutoLinks = True
          descriptor.row, descriptor.data = row, data or {}

          def moment(name, form, seconds=0):
            when = (datetime.datetime(2000, 1, 1, 12)
              + datetime.timedelta(days=row[name]-2451545.0, seconds=seconds))
            return (when+datetime.timedelta(microseconds=500)).strftime(form)
          def quote(text):
            return urllib.parse.quote(str(text), safe="")
          def quoted(name):
            return quote(row[name])
          def items(name, bands):
            lists = [str(row[column] or "").split("#") for column in (name, bands)]
            return itertools.zip_longest(*lists, fillvalue="")
          def media(url, other):
            return {"avi": "video/x-msvideo", "cdf": "application/x-cdf", "csv": "text/csv", "fit": "application/fits", "fits": "application/fits", "fts": "application/fits", "geojson": "application/geo+json", "gif": "image/gif", "gz": "application/gzip", "html": "text/html", "jpeg": "image/jpeg", "jpg": "image/jpeg", "json": "application/json", "m4v": "video/mp4", "mp4": "video/mp4", "mpeg": "video/mpeg", "mpg": "video/mpeg", "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain", "vot": "application/x-votable+xml", "webm": "video/webm", "webp": "image/webp", "xml": "text/xml", "zip": "application/zip"}.get(
              url.split("?")[0].rsplit(".", 1)[-1].lower(), other)
          def number(band):
            try:
              return float(band.split()[0])
            except (IndexError, ValueError):
              return None
          descriptor.moment, descriptor.quote, descriptor.quoted = moment, quote, quoted
          descriptor.items, descriptor.media, descriptor.number = items, media, number
          return descriptor
        </code>
      </descriptorGenerator>
      <metaMaker name="links">
        <code>
          row, data = descriptor.row, descriptor.data
          moment, quote, quoted = descriptor.moment, descriptor.quote, descriptor.quoted
          items, media, number = descriptor.items, descriptor.media, descriptor.number
          if data.get("access_url"):
            yield descriptor.makeLink(data["access_url"], semantics="#this",
              contentType=data["access_format"], description="The TFCat catalogue" if data is row else "The TFCat catalogue that holds the event")
          if row.get("thumbnail_url"):
            yield descriptor.makeLink(row["thumbnail_url"], semantics="#thumbnail",
              contentType=media(row["thumbnail_url"], "image/png"), description="A small picture")
        </code>
      </metaMaker>
    </datalinkCore>
  </service>

  <regSuite title="bursts">
    <regTest title="All granules are there">
      <url parSet="TAP" QUERY="SELECT count(*) AS n FROM bursts.epn_core">/tap/sync</url>
      <code>
        row = self.getFirstVOTableRow()
        self.assertEqual(row["n"], 13)
      </code>
    </regTest>
    <regTest title="A granule is found by its identifier">
      <url parSet="TAP" QUERY="SELECT granule_uid, service_title FROM bursts.epn_core WHERE granule_uid='bursts_catalogue_a'">/tap/sync</url>
      <code>
        row = self.getFirstVOTableRow()
        self.assertEqual(row["service_title"], "bursts")
      </code>
    </regTest>
  </regSuite>
</resource>
