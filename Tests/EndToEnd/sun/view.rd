<resource schema="sunview" resdir=".">
  <meta name="creationDate">2024-01-10T00:00:00Z</meta>
  <meta name="title">Features on the Sun, as a view (proof)</meta>
  <meta name="description">Made-up features in an image of the Sun, with their regions.</meta>
  <meta name="subject">solar-physics</meta>
  <meta name="creator.name">Example, A.</meta>
  <meta name="type">Catalog</meta>

  <table id="epn_core" onDisk="True" adql="True">
    <mixin spatial_frame_type="body"
      optional_columns="feature_name target_region spatial_coordinate_description
        subobserver_longitude_min subobserver_longitude_max subobserver_latitude_min subobserver_latitude_max coverage"
      >//epntap2#table-2_0</mixin>
    <viewStatement>CREATE VIEW \curtable AS (SELECT \colNames FROM \schema.granules)</viewStatement>
  </table>

  <data id="import"><make table="epn_core"/></data>
</resource>
