<resource schema="sunregions" resdir=".">
  <meta name="schema-rank">100</meta>
  <meta name="creationDate">2024-01-10T00:00:00Z</meta>
  <meta name="title">Features on the Sun (proof)</meta>
  <meta name="description">Made-up features in an image of the Sun, with their regions.</meta>
  <meta name="subject">solar-physics</meta>
  <meta name="creator">Example, A.</meta>
  <meta name="type">Catalog</meta>

  <table id="epn_core" onDisk="True" adql="True" primary="granule_uid" dupePolicy="dropOld">
    <mixin spatial_frame_type="body"
      optional_columns="feature_name target_region spatial_coordinate_description
        subobserver_longitude_min subobserver_longitude_max subobserver_latitude_min subobserver_latitude_max"
      >//epntap2#table-2_0</mixin>
  </table>

  <data id="import" updating="True">
    <sources pattern="data/*.csv"/>
    <csvGrammar enc="utf-8"/>
    <make table="epn_core">
      <rowmaker>
        <apply procDef="//epntap2#populate-2_0" name="fillepn">
          <bind key="granule_uid">@granule_uid</bind>
          <bind key="granule_gid">@granule_gid</bind>
          <bind key="obs_id">@obs_id</bind>
          <bind key="dataproduct_type">@dataproduct_type</bind>
          <bind key="target_name">@target_name</bind>
          <bind key="target_class">@target_class</bind>
          <bind key="time_min">float(@time_min)</bind>
          <bind key="time_max">float(@time_max)</bind>
          <bind key="c1min">float(@c1min) if @c1min else None</bind>
          <bind key="c1max">float(@c1max) if @c1max else None</bind>
          <bind key="c2min">float(@c2min) if @c2min else None</bind>
          <bind key="c2max">float(@c2max) if @c2max else None</bind>
          <bind key="s_region">@s_region or None</bind>
          <bind key="processing_level">5</bind>
          <bind key="creation_date">@creation_date</bind>
          <bind key="modification_date">@modification_date</bind>
          <bind key="release_date">@release_date</bind>
          <bind key="service_title">"sunregions"</bind>
        </apply>
        <map key="feature_name">@feature_name or None</map>
        <map key="target_region">@target_region</map>
        <map key="spatial_coordinate_description">@spatial_coordinate_description</map>
        <map key="subobserver_longitude_min">float(@subobserver_longitude_min)</map>
        <map key="subobserver_longitude_max">float(@subobserver_longitude_max)</map>
        <map key="subobserver_latitude_min">float(@subobserver_latitude_min)</map>
        <map key="subobserver_latitude_max">float(@subobserver_latitude_max)</map>
      </rowmaker>
    </make>
  </data>
</resource>
