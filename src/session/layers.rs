//! Which layers of the map are shown, in which order and how; what they draw is
//! told by `ui::map::layers`.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// One layer of the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerState {
    /// Id of the layer.
    pub id: String,
    /// Whether it is drawn.
    pub visible: bool,
    /// How opaque it is, 0 to 1.
    #[serde(default = "opaque")]
    pub opacity: f32,
    /// The layer's own settings as it reads them; null where nothing was changed.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub settings: Value,
}

const fn opaque() -> f32 {
    1.0
}

impl LayerState {
    /// As it is before anybody changed it.
    pub fn new(id: &str, visible: bool) -> Self {
        Self { id: id.to_owned(), visible, opacity: 1.0, settings: Value::Null }
    }

    /// Its settings; the usual ones where none are kept or they cannot be read.
    pub fn settings<T: DeserializeOwned + Default>(&self) -> T {
        T::deserialize(&self.settings).unwrap_or_default()
    }

    /// Keeps `settings`.
    pub fn set_settings<T: Serialize>(&mut self, settings: &T) {
        self.settings = serde_json::to_value(settings).unwrap_or_default();
    }
}

/// Circles and areas of imprecise places.
pub const AREAS: &str = "areas";
/// What changed since an older version.
pub const CHANGES: &str = "changes";
/// Symbols.
pub const POINTS: &str = "points";

/// The layers in order of painting: the last lies on top. Layers that are not
/// named are not drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Layers(pub Vec<LayerState>);

impl Default for Layers {
    /// Circles of imprecise places, and symbols.
    fn default() -> Self {
        Self(vec![LayerState::new(AREAS, true), LayerState::new(POINTS, true)])
    }
}

impl Layers {
    /// The layer `id`, if it is named.
    pub fn get(&self, id: &str) -> Option<&LayerState> {
        self.0.iter().find(|layer| layer.id == id)
    }

    /// Whether the layer `id` is drawn.
    pub fn is_visible(&self, id: &str) -> bool {
        self.get(id).is_some_and(|layer| layer.visible)
    }

    /// Shows or hides the layer `id`; one that is not named yet comes on top.
    #[must_use]
    pub fn with_visible(mut self, id: &str, visible: bool) -> Self {
        match self.0.iter_mut().find(|layer| layer.id == id) {
            Some(layer) => layer.visible = visible,
            None => self.0.push(LayerState::new(id, visible)),
        }
        self
    }

    /// Each layer once, its opacity between 0 and 1.
    #[must_use]
    pub fn checked(mut self) -> Self {
        let mut known: Vec<String> = Vec::new();
        self.0.retain(|layer| {
            let is_new = !known.contains(&layer.id);
            known.push(layer.id.clone());
            is_new
        });
        for layer in &mut self.0 {
            let is_number = layer.opacity.is_finite();
            layer.opacity = if is_number { layer.opacity.clamp(0.0, 1.0) } else { 1.0 };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_named_twice_is_kept_once_and_its_opacity_is_bounded() {
        let faint = LayerState { opacity: f32::NAN, ..LayerState::new("heat", true) };
        let bright = LayerState { opacity: 7.0, ..LayerState::new("points", true) };
        let layers = Layers(vec![faint.clone(), bright, faint]).checked();
        let opacities: Vec<f32> = layers.0.iter().map(|layer| layer.opacity).collect();
        assert_eq!(opacities, [1.0, 1.0]);
    }

    #[test]
    fn settings_that_cannot_be_read_are_the_usual_ones() {
        let mut layer = LayerState::new("heat", true);
        assert_eq!(layer.settings::<u32>(), 0);
        layer.set_settings(&"words");
        assert_eq!(layer.settings::<u32>(), 0);
        layer.set_settings(&7);
        assert_eq!(layer.settings::<u32>(), 7);
    }
}
