<resource schema="sunregions" resdir=".">
  <meta name="schema-rank">100</meta>
  <meta name="creationDate">2024-01-10T00:00:00Z</meta>
  <meta name="title">Features on the Sun (proof)</meta>
  <meta name="description">Made-up features in an image of the Sun, with their regions.</meta>
  <meta name="subject">solar-physics</meta>
  <meta name="creator.name">Example, A.</meta>
  <meta name="type">Catalog</meta>

  <table id="epn_core" onDisk="True" adql="True" primary="granule_uid" dupePolicy="dropOld">
    <mixin spatial_frame_type="body"
      optional_columns="feature_name target_region spatial_coordinate_description
        subobserver_longitude_min subobserver_longitude_max subobserver_latitude_min subobserver_latitude_max"
      >//epntap2#table-2_0</mixin>
  </table>

  <data id="import" updating="True">
    <sources pattern="data/*.csv"/>
    <csvGrammar enc="utf-8">
      <rowfilter name="emptyIsNull">
        <code>yield {name: value or None for name, value in row.items()}</code>
      </rowfilter>
    </csvGrammar>
    <make table="epn_core">
      <rowmaker idmaps="*"/>
    </make>
  </data>
</resource>
