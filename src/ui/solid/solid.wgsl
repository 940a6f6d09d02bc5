// Triangles in the colours of their corners, in the colour space of egui.

struct Corner {
    @builtin(position) at: vec4<f32>,
    @location(0) colour: vec4<f32>,
}

// From points of a window to the target, to the last bit as egui does it.
@vertex
fn corner(
    @location(0) at: vec2<f32>,
    @location(1) colour: vec4<f32>,
    @location(2) size: vec2<f32>,
) -> Corner {
    let x = 2.0 * at.x / size.x - 1.0;
    let y = 1.0 - 2.0 * at.y / size.y;
    return Corner(vec4<f32>(x, y, 0.0, 1.0), colour);
}

@fragment
fn fill(corner: Corner) -> @location(0) vec4<f32> {
    return corner.colour;
}
