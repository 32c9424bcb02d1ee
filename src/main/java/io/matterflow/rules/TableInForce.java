package io.matterflow.rules;

/**
 * A table with the version that decides now, and whether it is the firm's own or the one that came with the product.
 */
public record TableInForce(String table, String name, int version, boolean firmsOwn) {}
