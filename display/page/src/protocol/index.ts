// The messages of proto/knead/v1, under one roof.
export * from './gen/knead/v1/care_pb';
export * from './gen/knead/v1/conversation_pb';
export * from './gen/knead/v1/display_pb';
export * from './gen/knead/v1/event_pb';
export * from './gen/knead/v1/hello_pb';
export * from './gen/knead/v1/reason_pb';
export { SampleValidity, Sensor } from './gen/knead/v1/recording_pb';
export * from './gen/knead/v1/session_pb';
export * from './gen/knead/v1/snapshot_pb';
export * from './wire';
