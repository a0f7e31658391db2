<resource schema="direct" resdir=".">
  <meta name="creationDate">2024-01-01T00:00:00Z</meta>
  <meta name="title">Bursts, straight from their catalogues</meta>
  <meta name="description">An example: granules that DaCHS reads from TFCat catalogues by a grammar of its own.</meta>
  <meta name="subject">solar-radio-emission</meta>
  <meta name="creator.name">Example, Ann</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Catalog</meta>
  <meta name="coverage.waveband">Radio</meta>
  <meta name="utype">ivo://ivoa.net/std/epntap#table-2.0</meta>

  <table id="epn_core" onDisk="True" adql="True" primary="granule_uid">
    <mixin spatial_frame_type="none" optional_columns="feature_name time_refposition">//epntap2#table-2_0</mixin>
    <meta name="description">One row for each burst.</meta>
    <column name="direct_burst_type" type="text" ucd="meta.code.class" description="Type of the burst"/>
    <column name="direct_peak_flux" type="double precision" unit="Jy" ucd="phot.flux.density;em.radio;stat.max"
      description="Peak flux density"/>
    <column name="direct_quality" type="bigint" ucd="meta.code.qual" description="Quality of the identification">
      <values nullLiteral="-1"/>
    </column>
    <index columns="time_min"/>
    <index columns="time_max"/>
  </table>

  <data id="import">
    <sources pattern="data/*.tfcat.json"/>
    <customGrammar module="res/catalogues"/>
    <make table="epn_core">
      <rowmaker idmaps="*"/>
    </make>
  </data>
</resource>
