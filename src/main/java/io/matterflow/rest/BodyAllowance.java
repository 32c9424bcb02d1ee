package io.matterflow.rest;

import org.springframework.util.unit.DataSize;

/** One address may be sent more than others, since it takes files and reads them as they come. Declared as a bean. */
public record BodyAllowance(String path, DataSize most) {}
