// Lays the picture of the dots over what is drawn, pixel on pixel.

struct View {
    @size(48) unused: vec2<u32>,
    // The pixel of the window at which the picture begins.
    corner: vec2<i32>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var picture: texture_2d<f32>;

@vertex
fn corner(@builtin(vertex_index) index: u32) -> @builtin(position) vec4<f32> {
    // One triangle around everything.
    return vec4<f32>(f32(index & 1u) * 4.0 - 1.0, f32(index >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

fn under(at: vec4<f32>) -> vec4<f32> {
    return textureLoad(picture, vec2<i32>(at.xy) - view.corner, 0);
}

@fragment
fn pixel(@builtin(position) at: vec4<f32>) -> @location(0) vec4<f32> {
    return under(at);
}

// A target that turns linear colours into those of the screen itself.
@fragment
fn linear_pixel(@builtin(position) at: vec4<f32>) -> @location(0) vec4<f32> {
    let colour = under(at);
    let low = colour.rgb / 12.92;
    let high = pow((colour.rgb + 0.055) / 1.055, vec3<f32>(2.4));
    return vec4<f32>(select(high, low, colour.rgb < vec3<f32>(0.04045)), colour.a);
}
